package io.leadstone.adapter.rest.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Limits the body of one route to fewer bytes than {@link JsonBodyReader#MAX_BYTES}. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface MaxBytes {

    /** The maximum number of bytes. */
    int value();
}
