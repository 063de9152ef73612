package io.leadstone.application.port.out;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface as a capability: a group of ports that a store may offer besides the core.
 * {@link LeadStore#capability} looks it up.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StoreCapability {

    /** Returns the name of the capability in words that a client understands, in lower case. */
    String value();
}
