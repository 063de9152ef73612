package io.leadstone.spring;

/** A setting or an environment with which Leadstone cannot start. Spring Boot shows the message and the action. */
public final class LeadstoneStartException extends RuntimeException {

    private final String action;

    LeadstoneStartException(String message, String action) {
        super(message);
        this.action = action;
    }

    LeadstoneStartException(String message, String action, Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    /** Returns the advice for the person who starts the application. */
    public String action() {
        return action;
    }
}
