package io.leadstone.server.endtoend;

/** The base of the end-to-end suites: a running server over any store. */
interface EndToEnd {

    /** HTTP clients with API keys of two companies, and one without credentials. */
    record Clients(Client admin, Client otherCompany, Client anybody) {}

    Clients clients();

    default Client admin() {
        return clients().admin();
    }
}
