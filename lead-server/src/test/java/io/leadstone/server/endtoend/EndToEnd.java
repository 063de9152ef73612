package io.leadstone.server.endtoend;

/** What the suites need: a server that runs over some store. No suite knows which. */
interface EndToEnd {

    /** Programs of two companies, and anybody. */
    record Clients(Client admin, Client otherCompany, Client anybody) {}

    Clients clients();

    default Client admin() {
        return clients().admin();
    }
}
