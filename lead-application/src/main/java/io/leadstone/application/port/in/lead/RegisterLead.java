package io.leadstone.application.port.in.lead;

import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.UnknownAgentException;
import io.leadstone.domain.lead.LeadSnapshot;

/** Captures a lead through a public widget: the one use case without a caller. */
@FunctionalInterface
public interface RegisterLead {

    /**
     * Stores the lead for the agent's company. Where a live lead has the email, it is that lead that is registered again: its empty
     * fields are filled, its filled fields, its status and its recorded consents stay.
     *
     * <p>Since anyone can type anyone's email, a caller over the network must be shown nothing of a lead that was there before; only
     * of a {@linkplain Result#created() created} one.
     *
     * @throws InvalidCommandException where the command breaks rules
     * @throws UnknownAgentException where no company has the agent
     */
    Result register(RegisterLeadCommand command);

    /** The lead as it is stored now, and whether this call created it. */
    record Result(LeadSnapshot lead, boolean created) {}
}
