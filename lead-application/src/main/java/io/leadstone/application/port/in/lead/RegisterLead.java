package io.leadstone.application.port.in.lead;

import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.UnknownAgentException;
import io.leadstone.domain.lead.LeadSnapshot;

/** Registers a lead through a public widget. It is the only use case without a caller. */
@FunctionalInterface
public interface RegisterLead {

    /**
     * Stores the lead for the company of the agent. If a live lead has the email, that lead is registered again: its
     * empty fields are filled. Its filled fields, its status and its recorded consents stay.
     *
     * <p>Anyone can type the email of another person. Therefore a caller over the network must get the data of the lead
     * only if this call {@linkplain Result#created() created} it.
     *
     * @throws InvalidCommandException if the command violates a rule
     * @throws UnknownAgentException if no company has the agent
     */
    Result register(RegisterLeadCommand command);

    /**
     * The lead as it is stored now.
     *
     * @param created true if this call created the lead
     */
    record Result(LeadSnapshot lead, boolean created) {}
}
