package io.leadstone.application;

/**
 * A decorator of use cases, for example for metrics or tracing. {@link LeadManagementBuilder#decorateUseCases} adds it.
 * The decorated use cases must return the same results and throw the same exceptions.
 */
public interface UseCaseDecorator {

    /**
     * Returns use cases that call {@code useCases}. The builder calls it once for each facade, such as
     * {@link io.leadstone.application.port.in.lead.Leads}, and once for
     * {@link io.leadstone.application.port.in.access.VerifyApiKey}.
     *
     * @param type the interface of the use cases; a method belongs to the in-port that declares it
     */
    <T> T decorate(Class<T> type, T useCases);
}
