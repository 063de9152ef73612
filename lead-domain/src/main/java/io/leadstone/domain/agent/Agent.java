package io.leadstone.domain.agent;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.failure.AccessDeniedException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An agent that captures leads for a company, such as a widget on a site or a bot. Its id is unique among all
 * companies, because on the public route the agent alone determines the company of a lead.
 *
 * @param name the display name, 1 to {@value #MAX_NAME} characters on one line
 * @param allowedOrigins the web origins (RFC 6454, for example {@code https://shop.example}) whose pages may register
 *     leads through the agent, at most {@value #MAX_ORIGINS}
 * @param honeypot the name of a form field that people do not see, so that only programs fill it; it matches {@value
 *     #HONEYPOT_PATTERN}
 * @param doubleOptIn true if a consent of a registration waits until the person confirms it
 * @param version 1 for a new agent; each change adds 1, also the change that adds an agent again after its removal
 */
public record Agent(
        AgentId id,
        CompanyId companyId,
        Optional<String> name,
        List<String> allowedOrigins,
        Optional<String> honeypot,
        boolean doubleOptIn,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** The version of a new agent. */
    public static final long FIRST_VERSION = 1;

    /** Maximum length of a name. */
    public static final int MAX_NAME = 100;

    /** Maximum number of origins of one agent. */
    public static final int MAX_ORIGINS = 50;

    /**
     * Pattern of the characters of an origin. A command also requires {@link Origins#isValid}. Agents of earlier
     * versions may have an origin that no browser sends.
     */
    public static final String ORIGIN_PATTERN = "https?://[A-Za-z0-9.\\-\\[\\]:]{1,255}";

    /** Pattern of the name of a form field. */
    public static final String HONEYPOT_PATTERN = "[A-Za-z0-9_-]{1,50}";

    public Agent {
        name.ifPresent(text -> PlainText.requireSingleLine("name", text, MAX_NAME));
        allowedOrigins = List.copyOf(allowedOrigins);
        if (allowedOrigins.size() > MAX_ORIGINS
                || !allowedOrigins.stream().allMatch(origin -> origin.matches(ORIGIN_PATTERN))) {
            throw new IllegalArgumentException("allowed_origins must be at most " + MAX_ORIGINS + " web origins");
        }
        if (honeypot.filter(field -> !field.matches(HONEYPOT_PATTERN)).isPresent()) {
            throw new IllegalArgumentException("honeypot must match " + HONEYPOT_PATTERN);
        }
        if (version < FIRST_VERSION) {
            throw new IllegalArgumentException("version must be at least " + FIRST_VERSION);
        }
    }

    /** Creates an agent without a honeypot and without double opt-in. */
    public Agent(
            AgentId id,
            CompanyId companyId,
            Optional<String> name,
            List<String> allowedOrigins,
            Instant createdAt,
            Instant updatedAt,
            long version) {
        this(id, companyId, name, allowedOrigins, Optional.empty(), false, createdAt, updatedAt, version);
    }

    /** Creates an agent at {@link #FIRST_VERSION}, without a honeypot and without double opt-in. */
    public Agent(
            AgentId id,
            CompanyId companyId,
            Optional<String> name,
            List<String> allowedOrigins,
            Instant createdAt,
            Instant updatedAt) {
        this(id, companyId, name, allowedOrigins, createdAt, updatedAt, FIRST_VERSION);
    }

    /**
     * Returns the next version of this agent with a new name, new origins, the same options, and {@code at} as the
     * instant of the change.
     */
    public Agent revise(Optional<String> newName, List<String> newOrigins, Instant at) {
        return new Agent(id, companyId, newName, newOrigins, honeypot, doubleOptIn, createdAt, at, version + 1);
    }

    /** Returns this agent with another honeypot, or without one. */
    public Agent withHoneypot(Optional<String> field) {
        return new Agent(id, companyId, name, allowedOrigins, field, doubleOptIn, createdAt, updatedAt, version);
    }

    /** Returns this agent with or without double opt-in. */
    public Agent withDoubleOptIn(boolean choice) {
        return new Agent(id, companyId, name, allowedOrigins, honeypot, choice, createdAt, updatedAt, version);
    }

    /** Returns this agent with another version and another instant of creation, which the store determines. */
    public Agent atVersion(long otherVersion, Instant otherCreatedAt) {
        return new Agent(
                id, companyId, name, allowedOrigins, honeypot, doubleOptIn, otherCreatedAt, updatedAt, otherVersion);
    }

    /**
     * Requires that a page of {@code origin} may use the agent. An agent without origins allows all pages, and a
     * request without an origin is allowed. Case does not matter, and neither does the default port of the scheme.
     *
     * @param origin the value of the request header {@code Origin}, such as {@code https://shop.example}
     * @throws AccessDeniedException with the code {@code ORIGIN_NOT_ALLOWED} if the page may not use it
     */
    public void requireOrigin(Optional<String> origin) {
        if (!allowedOrigins.isEmpty()
                && origin.map(Origins::normal)
                        .filter(sent -> allowedOrigins.stream()
                                .noneMatch(allowed -> Origins.normal(allowed).equals(sent)))
                        .isPresent()) {
            throw AccessDeniedException.ofOrigin();
        }
    }

    @Override
    public String toString() {
        return "Agent[id=" + id + ", version=" + version + "]";
    }
}
