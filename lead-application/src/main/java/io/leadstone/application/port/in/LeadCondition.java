package io.leadstone.application.port.in;

import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import java.util.function.Function;

/**
 * A condition of the caller about the stored lead, for example that read-only fields of the request still have the
 * stored values. The update evaluates it on the state that it changes, again after each conflict.
 *
 * @param rule gets the live lead as it is stored now, and returns the violations of the request
 */
public record LeadCondition(Function<LeadSnapshot, List<Violation>> rule) {

    /**
     * Returns the violations of the request. The update reports them together with those of its command, and writes
     * nothing.
     */
    public List<Violation> violations(LeadSnapshot stored) {
        return rule.apply(stored);
    }
}
