/**
 * Test support for stores and hosts: the store contract, an in-memory store, sample data and a settable clock. JUnit
 * and AssertJ are optional, because only the contract needs them. The packages of the contract are open, because JUnit
 * calls their tests by reflection.
 */
module io.leadstone.testkit {
    requires transitive io.leadstone.application;
    requires transitive io.leadstone.store;
    requires static org.assertj.core;
    requires static org.jspecify;
    requires static transitive org.junit.jupiter.api;

    exports io.leadstone.testkit;
    exports io.leadstone.testkit.contract;
    exports io.leadstone.testkit.contract.access;
    exports io.leadstone.testkit.contract.agent;
    exports io.leadstone.testkit.contract.backend;
    exports io.leadstone.testkit.contract.conversation;
    exports io.leadstone.testkit.contract.event;
    exports io.leadstone.testkit.contract.fixture;
    exports io.leadstone.testkit.contract.health;
    exports io.leadstone.testkit.contract.lead;
    exports io.leadstone.testkit.contract.idempotency;
    exports io.leadstone.testkit.contract.privacy;
    exports io.leadstone.testkit.contract.report;
    exports io.leadstone.testkit.contract.search;
    exports io.leadstone.testkit.contract.submission;
    exports io.leadstone.testkit.contract.webhook;
    exports io.leadstone.testkit.memory;

    opens io.leadstone.testkit.contract;
    opens io.leadstone.testkit.contract.access;
    opens io.leadstone.testkit.contract.agent;
    opens io.leadstone.testkit.contract.backend;
    opens io.leadstone.testkit.contract.conversation;
    opens io.leadstone.testkit.contract.event;
    opens io.leadstone.testkit.contract.fixture;
    opens io.leadstone.testkit.contract.health;
    opens io.leadstone.testkit.contract.lead;
    opens io.leadstone.testkit.contract.idempotency;
    opens io.leadstone.testkit.contract.privacy;
    opens io.leadstone.testkit.contract.report;
    opens io.leadstone.testkit.contract.search;
    opens io.leadstone.testkit.contract.submission;
    opens io.leadstone.testkit.contract.webhook;
}
