package io.leadstone.application.service.idempotency;

import io.leadstone.application.access.Caller;
import io.leadstone.application.idempotency.AttemptRefusedException;
import io.leadstone.application.idempotency.IdempotentRequest;
import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.idempotency.Reservation;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.application.port.in.idempotency.AnswerOnce;
import io.leadstone.application.port.in.idempotency.IdempotentAnswer;
import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.idempotency.IdempotentWrites;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.SessionLeads;
import io.leadstone.domain.failure.IdempotencyKeyInProgressException;
import io.leadstone.domain.failure.IdempotencyKeyReusedException;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/** Implements {@link AnswerOnce}. */
record AnswerOnceService(
        LazyPort<IdempotentWrites> writes,
        SessionLeads sessionLeads,
        HostTransactions transactions,
        ChangeContexts contexts)
        implements AnswerOnce {

    private static final System.Logger LOG = System.getLogger(AnswerOnce.class.getName());

    @Override
    public IdempotentAnswer answerOnce(
            Caller caller,
            IdempotentRequest request,
            Supplier<KeptAnswer> write,
            Function<Reservation.Written, KeptAnswer> rebuild) {
        IdempotentWrites store = writes.get();
        if (transactions.isActive()) {
            throw new IllegalStateException("an idempotency key cannot be reserved while a transaction of the host is"
                    + " active; begin the transaction inside of the write");
        }
        Instant now = contexts.now();
        WriteAttempt attempt = new WriteAttempt(
                caller.companyId(),
                request.keyIdOf(caller),
                contexts.ids().next(now),
                contexts.ids().next(now),
                now);
        Reservation found = store.reserve(attempt, request.contentHash(), now);
        if (!(found instanceof Reservation.Reserved reserved)) {
            return earlier(caller, found, rebuild);
        }
        WriteAttempt own = reserved.key().attempt();
        try {
            return new IdempotentAnswer(answer(store, caller, own, write), false);
        } catch (AttemptRefusedException refused) {
            return earlier(caller, reservedByOther(store, own, request), rebuild);
        }
    }

    /**
     * Returns the reservation of the attempt that took the key over. If that one has ended without a write, this call
     * gets the key again. It does not write a second time, so it releases the key for the repetition of the request.
     */
    private Reservation reservedByOther(IdempotentWrites store, WriteAttempt own, IdempotentRequest request) {
        Reservation found = store.reserve(own, request.contentHash(), contexts.now());
        if (found instanceof Reservation.Reserved again) {
            WriteAttempt unused = again.key().attempt();
            ignoringFailures(unused, () -> store.release(unused));
        }
        return found;
    }

    private KeptAnswer answer(IdempotentWrites store, Caller caller, WriteAttempt attempt, Supplier<KeptAnswer> write) {
        KeptAnswer answer;
        try {
            answer = store.during(attempt, () -> contexts.attempts().during(attempt, write));
        } catch (AttemptRefusedException refused) {
            throw refused;
        } catch (RuntimeException | Error failure) {
            ignoringFailures(attempt, () -> store.release(attempt));
            throw failure;
        }
        // The write is stored already, so the caller gets its answer in any case.
        ignoringFailures(attempt, () -> {
            if (isKept(caller, answer)) {
                store.complete(attempt, withRealLead(caller, answer));
            } else {
                store.release(attempt);
            }
        });
        return answer;
    }

    /**
     * Returns true if repetitions get the answer. Refusals of widget sessions are not kept: anybody can get a session,
     * and could fill the store with them.
     */
    private static boolean isKept(Caller caller, KeptAnswer answer) {
        return answer.isKept() && !(answer.isRefusal() && caller.session().isPresent());
    }

    /**
     * Returns the answer with the real id of its lead, by which an erasure finds it. An answer to a widget session
     * names the session lead id.
     */
    private KeptAnswer withRealLead(Caller caller, KeptAnswer answer) {
        return caller.session().isEmpty()
                ? answer
                : answer.leadId()
                        .flatMap(lead -> sessionLeads.realId(caller.companyId(), lead))
                        .map(answer::about)
                        .orElse(answer);
    }

    /** Returns the answer of an earlier request. A widget session that has ended gets none, as for any request. */
    private IdempotentAnswer earlier(
            Caller caller, Reservation found, Function<Reservation.Written, KeptAnswer> rebuild) {
        caller.session().ifPresent(session -> sessionLeads.require(caller.companyId(), session));
        if (found instanceof Reservation.Answered answered) {
            return new IdempotentAnswer(answered.answer(), true);
        }
        if (found instanceof Reservation.Written written) {
            return new IdempotentAnswer(rebuild.apply(written), true);
        }
        if (found instanceof Reservation.OtherRequest) {
            throw new IdempotencyKeyReusedException();
        }
        throw new IdempotencyKeyInProgressException();
    }

    private static void ignoringFailures(WriteAttempt attempt, Runnable step) {
        try {
            step.run();
        } catch (StoreUnavailableException failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the state of the idempotency key " + attempt.keyId() + " of company " + attempt.companyId()
                            + " could not be stored; requests with this key are refused until its lease ends",
                    failure);
        }
    }
}
