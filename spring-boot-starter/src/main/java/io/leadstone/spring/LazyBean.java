package io.leadstone.spring;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bean, or the beans of a type, that are created at the first call. So such a bean can have {@code LeadManagement} as
 * a dependency, although {@code LeadManagement} calls it.
 */
final class LazyBean<T> {

    private final Supplier<T> beans;
    private volatile @Nullable T found;

    LazyBean(Supplier<T> beans) {
        this.beans = beans;
    }

    /** Returns the bean. A failure is not kept: the next call looks the bean up again. */
    T get() {
        T known = found;
        if (known == null) {
            known = beans.get();
            found = known;
        }
        return known;
    }
}
