package io.leadstone.application.query;

import static java.lang.annotation.ElementType.TYPE;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * Requires that a numbered page begins within the first {@link PageRequest#MAX_OFFSET} items, because a store reads all
 * items before it. The violation names the field {@code page}.
 */
@Documented
@Constraint(validatedBy = WithinMaxOffset.Check.class)
@Target(TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithinMaxOffset {

    /** The rule, as the end of a sentence that begins with the field. */
    String message() default
            "must not begin after the first " + PageRequest.MAX_OFFSET
                    + " items: use the next_cursor of a page as cursor instead";

    /** See Jakarta Validation. */
    Class<?>[] groups() default {};

    /** See Jakarta Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Compares the number of items before the page with the limit. */
    final class Check implements ConstraintValidator<WithinMaxOffset, PageRequest> {

        @Override
        public boolean isValid(@Nullable PageRequest request, ConstraintValidatorContext context) {
            if (request == null || request.offset() <= PageRequest.MAX_OFFSET) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("page")
                    .addConstraintViolation();
            return false;
        }
    }
}
