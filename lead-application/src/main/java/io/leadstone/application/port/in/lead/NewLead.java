package io.leadstone.application.port.in.lead;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import io.leadstone.application.port.in.FieldUpdate;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@link LeadFields} that only a new lead has. Both names and the email must be sent. A registration must
 * not set a field that the company decides: status, lost reason and owner. Each violation names its field.
 */
@Documented
@Constraint(validatedBy = NewLead.Check.class)
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface NewLead {

    /** True if a visitor sends the fields, through a public registration. */
    boolean byVisitor() default false;

    /** The rule about a required field, as the end of a sentence that begins with the field. */
    String message() default "must not be empty";

    /** See Jakarta Validation. */
    Class<?>[] groups() default {};

    /** See Jakarta Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Checks which fields are sent. The constraints of {@link LeadFields} check their values. */
    final class Check implements ConstraintValidator<NewLead, LeadFields> {

        private static final String NOT_BY_VISITOR = "must not be set by a registration";

        private boolean byVisitor;

        @Override
        public void initialize(NewLead constraint) {
            byVisitor = constraint.byVisitor();
        }

        @Override
        public boolean isValid(@Nullable LeadFields fields, ConstraintValidatorContext context) {
            if (fields == null) {
                return true;
            }
            Map<String, String> violations = new LinkedHashMap<>();
            String required = context.getDefaultConstraintMessageTemplate();
            Map.of("firstName", fields.firstName(), "lastName", fields.lastName(), "email", fields.email())
                    .forEach((name, field) -> addIf(!field.sent(), name, required, violations));
            if (byVisitor) {
                companyFields(fields)
                        .forEach((name, field) -> addIf(field.value().isPresent(), name, NOT_BY_VISITOR, violations));
            }
            context.disableDefaultConstraintViolation();
            violations.forEach((name, rule) -> context.buildConstraintViolationWithTemplate(rule)
                    .addPropertyNode(name)
                    .addConstraintViolation());
            return violations.isEmpty();
        }

        private static Map<String, FieldUpdate<?>> companyFields(LeadFields fields) {
            return Map.of("status", fields.status(), "lostReason", fields.lostReason(), "ownerId", fields.ownerId());
        }

        private static void addIf(boolean isBroken, String field, String rule, Map<String, String> violations) {
            if (isBroken) {
                violations.put(field, rule);
            }
        }
    }
}
