package io.leadstone.application.port.out.submission;

import io.leadstone.application.port.out.StoreCapability;

/** The capability of a store to keep public registrations. Without it nobody can register. */
@StoreCapability("public registrations")
public interface SubmissionStore {

    /** Returns the port that reads and writes submissions. */
    SubmissionRepository submissions();

    /** Returns the port that reads and writes submissions that a guard holds back. */
    HeldSubmissionRepository heldSubmissions();

    /** Returns the port that reads and writes consents that wait for a confirmation. */
    OptInRepository optIns();

    /** Returns the port that writes the widget sessions of submissions. */
    WidgetSessionRepository widgetSessions();
}
