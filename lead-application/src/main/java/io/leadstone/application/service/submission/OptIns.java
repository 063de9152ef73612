package io.leadstone.application.service.submission;

import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.submission.ConfirmationRequest;
import io.leadstone.application.port.out.submission.ConfirmationSender;
import io.leadstone.application.port.out.submission.OptInRepository;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.submission.OptIn;
import io.leadstone.domain.submission.Submission;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes consents of registrations wait for a confirmation, and sends the tokens that confirm them.
 *
 * @param sender the sender of the host, if there is one
 */
public record OptIns(
        Optional<ConfirmationSender> sender,
        LazyPort<OptInRepository> stored,
        HostTransactions transactions,
        SecureRandom random) {

    /** 2 days: the time for which a token is accepted. */
    public static final Duration LIFETIME = Duration.ofDays(2);

    /** The session in the text of a token. A refresh token has a UUID there, so neither is accepted for the other. */
    static final String SESSION = "opt-in";

    private static final System.Logger LOG = System.getLogger(ConfirmationSender.class.getName());

    /** Returns the submission with all of its consents waiting. */
    public PendingOptIn withPendingConsents(Submission received, Instant now) {
        RefreshToken token = token(received);
        return new PendingOptIn(received.awaiting(token.hash(), now.plus(LIFETIME)), token.text());
    }

    /** Returns the submission with a new token, if its consents wait. */
    PendingOptIn renew(Submission held, Instant now) {
        RefreshToken token = token(held);
        return new PendingOptIn(held.renewingOptIn(token.hash(), now.plus(LIFETIME)), token.text());
    }

    /** Sends the token after the commit, if consents of the submission wait. */
    public void send(Submission submission, String token) {
        Optional<OptIn> waiting =
                submission.optIn().filter(optIn -> !optIn.pending().isEmpty());
        if (waiting.isEmpty()) {
            return;
        }
        ConfirmationRequest request = new ConfirmationRequest(
                submission.companyId(),
                submission.id(),
                submission.details(),
                waiting.get().pending(),
                token,
                waiting.get().expiresAt());
        if (transactions.isActive()) {
            transactions.afterCommit(() -> send(request));
        } else {
            send(request);
        }
    }

    private void send(ConfirmationRequest request) {
        if (sender.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the consents of submission {0} wait for ever, because there is no ConfirmationSender",
                    request.submissionId());
            return;
        }
        try {
            sender.get().send(request);
        } catch (RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "cannot send the confirmation of submission " + request.submissionId(),
                    failure);
        }
    }

    private RefreshToken token(Submission submission) {
        return RefreshToken.create(submission.companyId(), submission.id(), SESSION, random);
    }

    /**
     * A submission whose consents wait.
     *
     * @param token the text of the token that confirms them
     */
    public record PendingOptIn(Submission submission, String token) {

        /** Hides the token from logs. */
        @Override
        public String toString() {
            return "PendingOptIn[submission=" + submission.id() + "]";
        }
    }
}
