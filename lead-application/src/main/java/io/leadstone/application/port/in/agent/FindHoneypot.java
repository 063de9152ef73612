package io.leadstone.application.port.in.agent;

import io.leadstone.domain.agent.Agent;
import java.util.Optional;

/** Finds the honeypot of an agent, for the route that receives registrations. */
@FunctionalInterface
public interface FindHoneypot {

    /**
     * Returns the name of the form field that only programs fill; see {@link Agent#honeypot()}. It checks no caller.
     *
     * @param agentId the id that a visitor sent; the result is empty if it is not the id of an agent
     */
    Optional<String> findHoneypot(String agentId);
}
