package io.leadstone.spring;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;

/** Looks up beans of types of which Leadstone uses one. */
record HostBeans(ListableBeanFactory factory) {

    /**
     * Returns the only or the primary bean of the type; empty if there is none.
     *
     * @throws LeadstoneStartException if there are several without a primary one
     */
    <T> Optional<T> only(Class<T> type) {
        return only(type, "Mark one with @Primary, or remove the others.");
    }

    /** Does the same as {@link #only(Class)}, with this advice if there are several. */
    <T> Optional<T> only(Class<T> type, String advice) {
        try {
            return Optional.ofNullable(factory.getBeanProvider(type).getIfAvailable());
        } catch (NoUniqueBeanDefinitionException several) {
            throw new LeadstoneStartException(
                    "Leadstone uses one bean of the type " + type.getName()
                            + ", and the application has several without a primary one: "
                            + String.join(", ", names(type)),
                    advice,
                    several);
        }
    }

    /** Returns the names of all beans of the type. */
    List<String> names(Class<?> type) {
        return Arrays.asList(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(factory, type));
    }
}
