package io.leadstone.adapter.rest.auth;

import com.nimbusds.jwt.JWTClaimsSet;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the claims of a host's JWT say of its bearer: {@code sub} is the principal, {@code company_id} the company, {@code scopes}
 * (an array) or {@code scope} (RFC 8693, 4.2: words with blanks between) the scopes, of which those that we do not know are
 * somebody else's, and {@code role} the role, {@code super_admin} or else a member.
 */
final class JwtCallers {

    private JwtCallers() {}

    /**
     * The bearer.
     *
     * @throws IllegalArgumentException where the claims make no caller
     */
    static Caller of(JWTClaimsSet claims) throws ParseException {
        String role = claims.getStringClaim("role");
        if (Role.LEAD.code().equals(role)) {
            throw new IllegalArgumentException("a lead has a lead token");
        }
        return new Caller(
                new CompanyId(Objects.requireNonNullElse(claims.getStringClaim("company_id"), "")),
                Objects.requireNonNullElse(claims.getSubject(), ""),
                scopes(claims),
                Role.SUPER_ADMIN.code().equals(role) ? Role.SUPER_ADMIN : Role.MEMBER,
                Optional.empty());
    }

    private static Set<Scope> scopes(JWTClaimsSet claims) throws ParseException {
        return words(claims).stream()
                .flatMap(word -> Coded.find(Scope.class, word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> words(JWTClaimsSet claims) throws ParseException {
        String name = claims.getClaim("scopes") == null ? "scope" : "scopes";
        Object claim = claims.getClaim(name);
        if (claim instanceof String text) {
            return Arrays.asList(text.split(" ", -1));
        }
        return claim == null ? List.of() : claims.getStringListClaim(name);
    }
}
