package io.leadstone.adapter.rest.limit;

/** The reason for which the HTTP adapter refuses a request before a use case runs. */
public enum RefusalReason {
    /** Too many public requests of one address. */
    ADDRESS_LIMIT("address_limit"),
    /** Too many public requests for one agent. */
    AGENT_LIMIT("agent_limit"),
    /** Too many writes of one widget session, or of the sessions of one address. */
    SESSION_LIMIT("session_limit"),
    /** Too many wrong secrets. */
    WRONG_SECRETS("wrong_secrets");

    private final String code;

    RefusalReason(String code) {
        this.code = code;
    }

    /** Returns the code for metrics, such as {@code address_limit}. */
    public String code() {
        return code;
    }
}
