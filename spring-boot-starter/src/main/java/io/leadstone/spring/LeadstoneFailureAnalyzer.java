package io.leadstone.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a {@link LeadstoneStartException} as a description and an action instead of a stack trace. */
final class LeadstoneFailureAnalyzer extends AbstractFailureAnalyzer<LeadstoneStartException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LeadstoneStartException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
