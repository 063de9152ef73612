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
 * Maps the claims of a host's JWT to a caller. The claim {@code sub} is the principal, and {@code company_id} the
 * company. The scopes are an array in {@code scopes}, or a text in {@code scope} that blanks separate (RFC 8693,
 * section 4.2). Unknown scopes are ignored, because they can belong to other services. The role {@code super_admin} is
 * kept; any other role becomes a member.
 */
final class JwtCallers {

    private JwtCallers() {}

    /**
     * Returns the caller of the claims.
     *
     * @throws IllegalArgumentException if the claims do not describe a caller, or if the role is {@code lead}
     */
    static Caller of(JWTClaimsSet claims) throws ParseException {
        String role = claims.getStringClaim("role");
        if (Role.LEAD.code().equals(role)) {
            throw new IllegalArgumentException("the role lead is valid only in a lead token");
        }
        return new Caller(
                new CompanyId(Objects.requireNonNullElse(claims.getStringClaim("company_id"), "")),
                Objects.requireNonNullElse(claims.getSubject(), ""),
                scopes(claims),
                Role.SUPER_ADMIN.code().equals(role) ? Role.SUPER_ADMIN : Role.MEMBER,
                Optional.empty());
    }

    private static Set<Scope> scopes(JWTClaimsSet claims) throws ParseException {
        return scopeNames(claims).stream()
                .flatMap(name -> Coded.find(Scope.class, name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> scopeNames(JWTClaimsSet claims) throws ParseException {
        String name = claims.getClaim("scopes") == null ? "scope" : "scopes";
        Object claim = claims.getClaim(name);
        if (claim instanceof String text) {
            return Arrays.asList(text.split(" ", -1));
        }
        return claim == null ? List.of() : claims.getStringListClaim(name);
    }
}
