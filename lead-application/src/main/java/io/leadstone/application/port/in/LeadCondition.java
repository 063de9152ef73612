package io.leadstone.application.port.in;

import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import java.util.function.Function;

/**
 * A rule of the caller about the stored lead that an update meets, for example that fields which the client sends back are still as
 * the client read them. The update evaluates it on the state that it changes, again after each conflict.
 *
 * @param rule gets the live lead as it is stored now, and returns the violations of the request
 */
public record LeadCondition(Function<LeadSnapshot, List<Violation>> rule) {

    /** Returns the violations of the request. The update reports them together with those of its command, and writes nothing. */
    public List<Violation> violations(LeadSnapshot stored) {
        return rule.apply(stored);
    }
}
