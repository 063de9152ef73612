package io.leadstone.application.port.in.lead;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.ElementType.TYPE_USE;

import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.RequiredFields;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@link LeadFields} that concern several fields. Each violation names its field as the HTTP API does.
 *
 * <p>No fields may clear both names, or both email and phone. A new lead must have one of each pair. If a change leaves
 * a lead without one is known only with the stored lead, so the domain checks that. A registration must not set a field
 * that the company decides: status, lost reason and owner.
 */
@Documented
@Constraint(validatedBy = FieldRules.Check.class)
@Target({TYPE, FIELD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface FieldRules {

    /** True if the fields are those of a new lead. */
    boolean ofNewLead() default false;

    /** True if a visitor sends the fields, through a public registration. */
    boolean byVisitor() default false;

    /** Not used. The message of a violation is the rule of its field. */
    String message() default "must follow the rules";

    /** See Jakarta Validation. */
    Class<?>[] groups() default {};

    /** See Jakarta Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Checks which fields are sent. The constraints of {@link LeadFields} check their values. */
    final class Check implements ConstraintValidator<FieldRules, LeadFields> {

        private static final String NOT_BY_VISITOR = "must not be set by a registration";

        private boolean ofNewLead;
        private boolean byVisitor;

        @Override
        public void initialize(FieldRules constraint) {
            ofNewLead = constraint.ofNewLead();
            byVisitor = constraint.byVisitor();
        }

        @Override
        public boolean isValid(@Nullable LeadFields fields, ConstraintValidatorContext context) {
            if (fields == null) {
                return true;
            }
            List<Violation> violations = new ArrayList<>();
            if (isMissing(fields.firstName(), fields.lastName())) {
                violations.addAll(RequiredFields.NAME.violations());
            }
            if (isMissing(fields.email(), fields.phone())) {
                violations.addAll(RequiredFields.CONTACT.violations());
            }
            if (byVisitor) {
                addIfSet("status", fields.status(), violations);
                addIfSet("lost_reason", fields.lostReason(), violations);
                addIfSet("owner_id", fields.ownerId(), violations);
            }
            context.disableDefaultConstraintViolation();
            violations.forEach(violation -> context.buildConstraintViolationWithTemplate(violation.message())
                    .addPropertyNode(violation.field())
                    .addConstraintViolation());
            return violations.isEmpty();
        }

        /** The rule of all fields reports a cleared pair already, so the rule of a new lead does not repeat it. */
        private boolean isMissing(FieldUpdate<String> one, FieldUpdate<String> other) {
            boolean hasValue = one.value().isPresent() || other.value().isPresent();
            boolean isCleared = one.sent() && other.sent();
            return !hasValue && isCleared != ofNewLead;
        }

        private static void addIfSet(String field, FieldUpdate<?> update, List<Violation> violations) {
            if (update.value().isPresent()) {
                violations.add(new Violation(field, NOT_BY_VISITOR));
            }
        }
    }
}
