package io.leadstone.benchmarks.rival;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Verifies the API key of each request by one query. */
@Component
class RivalApiKeyFilter extends OncePerRequestFilter {

    /** The request attribute that contains the company of the key. */
    static final String COMPANY = "companyId";

    private final RivalApiKeyRepository keys;

    RivalApiKeyFilter(RivalApiKeyRepository keys) {
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<RivalApiKey> key = verified(request.getHeader("X-API-Key"), request.getHeader("X-API-Secret"));
        if (key.isEmpty()) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        request.setAttribute(COMPANY, key.get().companyId);
        chain.doFilter(request, response);
    }

    private Optional<RivalApiKey> verified(@Nullable String id, @Nullable String secret) {
        return id == null || secret == null
                ? Optional.empty()
                : keys.findById(id).filter(key -> isHash(key.secretHash, secret));
    }

    private static boolean isHash(String hash, String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] actual = digest.digest(secret.getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(actual, HexFormat.of().parseHex(hash));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
