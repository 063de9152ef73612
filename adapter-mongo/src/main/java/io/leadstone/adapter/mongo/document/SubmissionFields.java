package io.leadstone.adapter.mongo.document;

/** Names of the collection and the fields of submissions. {@link LeadDocumentFields} has the names of their values. */
public final class SubmissionFields {

    public static final String SUBMISSIONS = "submissions";

    public static final String SUBMISSION_ID = "submission_id";
    public static final String STATE = "state";
    public static final String RECEIVED_AT = "received_at";

    /** The values that were sent, as fields of a nested document. */
    public static final String SENT = "sent";

    /** The consents that were given: the source of each, by its purpose. */
    public static final String GIVEN = "given";

    /** The consents that wait, or have waited, for a confirmation, as a nested document. */
    public static final String OPT_IN = "opt_in";

    public static final String TOKEN_HASH = "token_hash";
    public static final String EXPIRES_AT = "expires_at";

    /** The end of the token, as a path. Submissions with an opt-in are found by it. */
    public static final String OPT_IN_EXPIRES_AT = OPT_IN + "." + EXPIRES_AT;

    public static final String CONFIRMED_AT = "confirmed_at";

    public static final String ORIGIN = "origin";
    public static final String ADDRESS = "address";
    public static final String FORM = "form";

    /** The wording of consents on the form, by purpose, as a nested document. */
    public static final String CONSENT_TEXTS = "consent_texts";

    public static final String SESSION_ID = "session_id";
    public static final String REFRESH_HASH = "refresh_hash";
    public static final String SESSION_EXPIRES_AT = "session_expires_at";
    public static final String APPLIED_AT = "applied_at";
    public static final String APPLIED_FIELDS = "applied_fields";

    /** The instant of a registration whose lead may not be written yet. */
    public static final String PENDING_SINCE = "pending_since";

    /** The instant at which a process began to take values over. */
    public static final String APPLYING_SINCE = "applying_since";

    /** The instant at which a process began to store a confirmation. */
    public static final String CONFIRMING_SINCE = "confirming_since";

    private SubmissionFields() {}
}
