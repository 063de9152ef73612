package io.leadstone.application.port.in.agent;

/** Use cases of the agent directory, as a host calls them through {@code LeadManagement.agents()}. */
public interface Agents extends PutAgent, GetAgent, ListAgents, DeleteAgent, CheckOrigin, FindHoneypot {}
