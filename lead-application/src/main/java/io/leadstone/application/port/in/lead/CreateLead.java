package io.leadstone.application.port.in.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.ForbiddenTransitionException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.PreconditionFailedException;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Set;

/** Creates a lead for the caller's company. */
@FunctionalInterface
public interface CreateLead {

    /**
     * Stores the lead in one write. If a live lead has its email, the {@link DuplicatePolicy} of the command decides.
     * Of several concurrent calls with one email, exactly one creates a lead. No policy turns a withdrawn consent into
     * a granted one.
     *
     * @throws InvalidCommandException if the command violates a rule. A lost reason needs the status {@code lost},
     *     except with {@link DuplicatePolicy#UPDATE} and an email owner that is lost
     * @throws AccessDeniedException without scope {@code write}
     * @throws PreconditionFailedException if the command's condition does not allow the write; nothing is written
     * @throws DuplicateEmailException with the email owner, if a live lead has the email and the policy is to reject
     * @throws ForbiddenTransitionException if the policy is to update and the lifecycle does not allow the status
     */
    Result create(Caller caller, CreateLeadCommand command);

    /**
     * The outcome, and the lead as it is stored now.
     *
     * @param keptWithdrawals the purposes whose consent the command gives and the person has withdrawn before. Their
     *     consent stays withdrawn, unless it is {@linkplain RecordConsent recorded}
     */
    record Result(CreateOutcome outcome, LeadSnapshot lead, Set<ConsentPurpose> keptWithdrawals) {

        public Result {
            keptWithdrawals = Set.copyOf(keptWithdrawals);
        }

        /**
         * Creates the result of a create that gave these fields.
         *
         * @param lead the lead as it is stored now
         */
        public static Result of(CreateOutcome outcome, LeadSnapshot lead, LeadFields fields) {
            return new Result(
                    outcome, lead, outcome == CreateOutcome.RETURNED ? Set.of() : fields.keptWithdrawals(lead));
        }

        /**
         * Returns the result of an earlier create whose answer was lost.
         *
         * @param created true if it has created the lead; otherwise it has changed the email owner
         * @param lead the lead as it is stored now
         * @param command the command of the earlier create
         */
        public static Result ofEarlier(boolean created, LeadSnapshot lead, CreateLeadCommand command) {
            return of(created ? CreateOutcome.CREATED : outcomeOf(command.onDuplicate()), lead, command.fields());
        }

        private static CreateOutcome outcomeOf(DuplicatePolicy policy) {
            return switch (policy) {
                case REJECT, RETURN -> CreateOutcome.RETURNED;
                case FILL -> CreateOutcome.FILLED;
                case UPDATE -> CreateOutcome.UPDATED;
            };
        }

        /** Creates a result without kept withdrawals. */
        public Result(CreateOutcome outcome, LeadSnapshot lead) {
            this(outcome, lead, Set.of());
        }
    }
}
