package io.leadstone.application.constraint;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import io.leadstone.domain.lead.EmailAddress;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The shape of an {@link EmailAddress}; an empty text is left to {@code @NotBlank} to refuse. Nothing at all is fine. */
@Documented
@Constraint(validatedBy = EmailShape.Check.class)
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface EmailShape {

    /** The rule, as the end of a sentence that begins with the field. */
    String message() default "must be an email address";

    /** See Jakarta Validation. */
    Class<?>[] groups() default {};

    /** See Jakarta Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Asks the domain. */
    final class Check implements ConstraintValidator<EmailShape, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || text.isEmpty() || EmailAddress.isValid(text);
        }
    }
}
