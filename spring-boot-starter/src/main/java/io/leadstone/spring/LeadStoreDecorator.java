package io.leadstone.spring;

import io.leadstone.application.port.out.LeadStore;

/** Decorates the store before the use cases and the webhook dispatcher get it. */
@FunctionalInterface
interface LeadStoreDecorator {

    LeadStore decorate(LeadStore store);
}
