/** The domain: leads, conversations, webhooks and agents, their events and failures. It depends on the JDK alone. */
module io.leadstone.domain {
    requires static org.jspecify;

    exports io.leadstone.domain;
    exports io.leadstone.domain.agent;
    exports io.leadstone.domain.conversation;
    exports io.leadstone.domain.failure;
    exports io.leadstone.domain.lead;
    exports io.leadstone.domain.search;
    exports io.leadstone.domain.submission;
    exports io.leadstone.domain.webhook;
}
