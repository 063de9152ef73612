package io.leadstone.application.service.submission;

import io.leadstone.application.port.in.submission.RefreshSession;
import io.leadstone.application.port.out.submission.WidgetSessionRepository;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.SessionLeads;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.WidgetSession;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/** Implements {@link RefreshSession}. */
record RefreshSessionService(
        SessionLeads sessionLeads,
        LazyPort<WidgetSessionRepository> sessions,
        ChangeContexts contexts,
        WidgetSessionRules rules,
        AgentOrigin agentOrigin,
        SecureRandom random)
        implements RefreshSession {

    @Override
    public Optional<Refreshed> refresh(String refreshToken, Optional<String> origin) {
        WidgetSessionRepository stored = sessions.get();
        return RefreshToken.parse(refreshToken)
                .flatMap(token -> sessionLeads
                        .submissions()
                        .get()
                        .find(token.companyId(), token.submission())
                        .filter(token::belongsTo)
                        .filter(found -> !found.session().isEnded())
                        .flatMap(found -> {
                            agentOrigin.require(found, origin);
                            return refresh(stored, token, found);
                        }));
    }

    private Optional<Refreshed> refresh(WidgetSessionRepository stored, RefreshToken token, Submission found) {
        if (!token.isCurrent(found.session())) {
            return ended(stored, token);
        }
        Instant now = contexts.now();
        if (!now.isBefore(found.session().expiresAt()) || !sessionLeads.isOpen(found)) {
            return Optional.empty();
        }
        RefreshToken next = RefreshToken.create(token.companyId(), token.submission(), token.session(), random);
        WidgetSession renewed = found.session().renewed(next.hash(), now.plus(rules.lifetime()));
        return stored.renew(token.companyId(), token.submission(), token.hash(), renewed)
                ? Optional.of(new Refreshed(found.inSession(renewed), next.text()))
                : ended(stored, token);
    }

    /** Ends the session, because somebody used the token before. */
    private static Optional<Refreshed> ended(WidgetSessionRepository stored, RefreshToken used) {
        stored.end(used.companyId(), used.submission());
        return Optional.empty();
    }
}
