package io.leadstone.application.port.in.access;

import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.constraint.Text;
import io.leadstone.application.constraint.TextLength;
import io.leadstone.application.constraint.TextRule;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.PlainText;
import jakarta.validation.constraints.NotEmpty;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Creates an API key for programs of a company.
 *
 * @param name a name for people, at most 100 characters, may be empty
 * @param id the public id; empty: a random id is generated
 * @param secret the secret, 8–200 characters; empty: 256 random bits are generated, which is safer
 */
public record CreateApiKeyCommand(
        CompanyId companyId,
        @TextLength(max = 100) @Text(TextRule.SINGLE_LINE) String name,
        @NotEmpty Set<Scope> scopes,
        Role role,
        Optional<@Text(TextRule.OPAQUE_ID) String> id,
        Optional<@TextLength(min = 8, max = 200) @Text(TextRule.SINGLE_LINE) String> secret) {

    /** The id of the first key of a store, unless another one is chosen. */
    public static final String FIRST_ID = "first";

    public CreateApiKeyCommand {
        name = PlainText.normalized(name);
        scopes = Set.copyOf(scopes);
    }

    /** Creates a command for a key with these scopes, a generated id and a generated secret. */
    public CreateApiKeyCommand(CompanyId companyId, String name, Set<Scope> scopes) {
        this(companyId, name, scopes, Role.MEMBER, Optional.empty(), Optional.empty());
    }

    /**
     * Creates a command for the first key of a store, with all scopes. Without an {@code id} it is {@value #FIRST_ID}.
     * So if several nodes start at the same time, one of them stores the key, and the others find its id taken.
     *
     * @param secret the secret; empty: it is generated
     */
    public static CreateApiKeyCommand first(CompanyId companyId, Optional<String> id, Optional<String> secret) {
        return new CreateApiKeyCommand(
                companyId,
                "first key",
                EnumSet.allOf(Scope.class),
                Role.MEMBER,
                Optional.of(id.orElse(FIRST_ID)),
                secret);
    }

    @Override
    public String toString() {
        return "CreateApiKeyCommand[companyId=" + companyId + ", scopes=" + scopes + ", role=" + role + "]";
    }
}
