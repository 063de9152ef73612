package io.leadstone.application.service.lead;

import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.EmailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rules of commands and queries without the store: those of {@link CommandCheck}, and for a create those that need
 * the clock or the email keys.
 */
public record CommandRules(CommandCheck check, ChangeContexts contexts, EmailKeys emailKeys) {

    static final Violation CREATED_AT = new Violation("created_at", "must not be in the future or before 1970");

    /** Returns the violations, ordered by the names of the fields, as {@link CommandCheck#violationsOf} does. */
    public List<Violation> violationsOf(Object... commands) {
        List<Violation> violations = new ArrayList<>(check.violationsOf(commands));
        for (Object command : commands) {
            if (command instanceof CreateLeadCommand create) {
                violations.addAll(furtherViolationsOf(create));
            }
        }
        violations.sort(Comparator.comparing(Violation::field).thenComparing(Violation::message));
        return violations.stream().limit(InvalidCommandException.MAX_VIOLATIONS).toList();
    }

    private List<Violation> furtherViolationsOf(CreateLeadCommand command) {
        List<Violation> violations = new ArrayList<>();
        command.origin()
                .flatMap(CreateLeadCommand.Origin::createdAt)
                .filter(at -> !isAllowed(at, contexts.now()))
                .ifPresent(wrong -> violations.add(CREATED_AT));
        command.fields()
                .email()
                .value()
                .filter(EmailAddress::isValid)
                .filter(email -> emailKeys.keyOf(email).isEmpty())
                .ifPresent(wrong -> violations.add(FieldValues.EMAIL_DOMAIN));
        return violations;
    }

    /** Returns true if a lead can have been created at that instant. */
    static boolean isAllowed(Instant createdAt, Instant now) {
        return !createdAt.isAfter(now) && !createdAt.isBefore(Instant.EPOCH);
    }
}
