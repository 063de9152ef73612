package io.leadstone.spring;

import io.leadstone.application.LeadManagementBuilder;

/**
 * Changes the builder of the {@link io.leadstone.application.LeadManagement} bean before it is built. All beans of this
 * type are called, in the order of Spring. They are called twice: {@link io.leadstone.application.LeadOperations} has a
 * builder of its own, which must get the same clock, validator and email keys.
 */
@FunctionalInterface
public interface LeadManagementCustomizer {

    /**
     * Changes {@code builder}, which has the store and the beans of the application already. It is called once for each
     * builder, so it must not keep one, and must not add an effect of its own to each call.
     */
    void customize(LeadManagementBuilder builder);
}
