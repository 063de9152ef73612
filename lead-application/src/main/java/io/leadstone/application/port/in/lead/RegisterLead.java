package io.leadstone.application.port.in.lead;

import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.UnknownAgentException;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.Submission;

/** Registers a lead through a public widget. It is the only use case of leads without a caller. */
@FunctionalInterface
public interface RegisterLead {

    /**
     * Stores a submission for the company of the agent, and starts a widget session. If no live lead has the email, the
     * submission creates a lead. Otherwise it points to that lead, which does not change; its log gets the event
     * {@code lead.submitted}. A registration without an email always creates a lead.
     *
     * <p>Anyone can type the email of another person. Therefore a visitor must get the same answer in both cases:
     * {@link Result#lead()} and the tokens.
     *
     * @throws InvalidCommandException if the command violates a rule
     * @throws UnknownAgentException if no company has the agent
     * @throws AccessDeniedException with the code {@code ORIGIN_NOT_ALLOWED} if the agent does not allow the origin of
     *     the evidence; nothing is stored then
     * @throws CapabilityMissingException if the store keeps no submissions
     */
    Result register(RegisterLeadCommand command);

    /**
     * The stored submission.
     *
     * @param refreshToken the refresh token of the new session
     */
    record Result(Submission submission, String refreshToken) {

        /** Returns the lead as the visitor described it, with the session lead id; see {@link Submission#asLead}. */
        public LeadSnapshot lead() {
            return submission.asLead();
        }

        /** Returns true if the registration created a lead. A visitor must not learn this. */
        public boolean created() {
            return submission.createdLead();
        }

        @Override
        public String toString() {
            return "Result[submission=" + submission.id() + "]";
        }
    }
}
