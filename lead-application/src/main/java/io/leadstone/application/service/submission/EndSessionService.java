package io.leadstone.application.service.submission;

import io.leadstone.application.port.in.submission.EndSession;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.port.out.submission.WidgetSessionRepository;
import io.leadstone.application.service.LazyPort;

/** Implements {@link EndSession}. */
record EndSessionService(LazyPort<SubmissionRepository> submissions, LazyPort<WidgetSessionRepository> sessions)
        implements EndSession {

    @Override
    public void end(String refreshToken) {
        WidgetSessionRepository stored = sessions.get();
        RefreshToken.parse(refreshToken)
                .filter(token -> submissions
                        .get()
                        .find(token.companyId(), token.submission())
                        .filter(token::belongsTo)
                        .isPresent())
                .ifPresent(token -> stored.end(token.companyId(), token.submission()));
    }
}
