package io.leadstone.application.idempotency;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.LeadSession;
import io.leadstone.application.access.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A request with an idempotency key. Requests are repetitions of one another if company, caller, route, key and content
 * are equal.
 *
 * @param route the operation and its target, such as {@code POST /lead/{id}/consent} with the id of the lead
 * @param contentHash a hash of the content, which repetitions have in common
 */
public record IdempotentRequest(IdempotencyKey key, String route, String contentHash) {

    /** Returns the request with the SHA-256 hash of {@code content}. */
    public static IdempotentRequest of(IdempotencyKey key, String route, String content) {
        return new IdempotentRequest(key, route, hash(content));
    }

    /**
     * Returns the id of the key among the keys of the company: a SHA-256 hash of caller, route and key in 64
     * hexadecimal digits. The caller is the widget session of a lead, or the principal. A principal without the scope
     * {@code read} has other keys than with it, because the kept answer to a reader may have the whole record.
     */
    public String keyIdOf(Caller caller) {
        String owner = caller.session()
                .map(LeadSession::sessionId)
                .map(session -> "session " + session)
                .orElseGet(
                        () -> (caller.scopes().contains(Scope.READ) ? "principal " : "writer ") + caller.principal());
        return hash(owner + "\n" + route + "\n" + key.value());
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java runtime does not support SHA-256", impossible);
        }
    }

    /** Hides the route, which may contain the id of a host's record. */
    @Override
    public String toString() {
        return "IdempotentRequest[…]";
    }
}
