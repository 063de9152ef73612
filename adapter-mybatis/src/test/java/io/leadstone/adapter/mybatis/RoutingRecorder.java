package io.leadstone.adapter.mybatis;

import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.query.ConversationQuery;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.sql.DataSource;

/**
 * Records from which data sources each method of a port takes connections. A method is named by the accessor of its
 * port, such as {@code search.list}.
 */
final class RoutingRecorder {

    private static final String PORTS = LeadStore.class.getPackageName();

    private final Map<String, Set<String>> routes = new ConcurrentHashMap<>();

    @SuppressWarnings("ThreadLocalUsage") // lives as long as the test class does
    private final ThreadLocal<Deque<String>> calls = ThreadLocal.withInitial(ArrayDeque::new);

    /** Returns the methods of all ports of {@link MyBatisLeadStore}. */
    static Set<String> methods() {
        Set<String> names = new TreeSet<>();
        for (Class<?> capability : MyBatisLeadStore.class.getInterfaces()) {
            Arrays.stream(capability.getMethods())
                    .filter(RoutingRecorder::returnsPort)
                    .forEach(accessor -> Arrays.stream(accessor.getReturnType().getMethods())
                            .forEach(method -> names.add(accessor.getName() + "." + method.getName())));
        }
        return names;
    }

    /** Returns the data sources of each method that was called. */
    Map<String, Set<String>> routes() {
        return routes;
    }

    /** Records each connection of {@code target} under this name. */
    DataSource named(String name, DataSource target) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            String call = calls.get().peek();
            if (call != null && method.getName().equals("getConnection")) {
                routes.get(call).add(name);
            }
            return invoke(target, method, arguments);
        });
    }

    LeadStore recorded(LeadStore store) {
        return proxy(LeadStore.class, accessors(store));
    }

    private InvocationHandler accessors(Object holder) {
        return (self, method, arguments) -> {
            Object result = invoke(holder, method, arguments);
            if (result instanceof Optional<?> found && method.getName().equals("capability")) {
                Class<?> type = (Class<?>) arguments[0];
                return found.map(capability -> isPort(type) ? proxy(type, accessors(capability)) : capability);
            }
            if (result instanceof LeadStore store && method.getReturnType() == LeadStore.class) {
                return recorded(store);
            }
            return returnsPort(method) ? proxy(method.getReturnType(), recording(method.getName(), result)) : result;
        };
    }

    private InvocationHandler recording(String accessor, Object port) {
        return (self, method, arguments) -> {
            String call = accessor + "." + method.getName() + variant(arguments);
            routes.computeIfAbsent(call, missing -> new ConcurrentSkipListSet<>());
            calls.get().push(call);
            try {
                return invoke(port, method, arguments);
            } finally {
                calls.get().pop();
            }
        };
    }

    /** The list of conversations has two routes. */
    private static String variant(Object[] arguments) {
        boolean ofSession = arguments != null
                && Arrays.stream(arguments)
                        .anyMatch(argument -> argument instanceof ConversationQuery query
                                && query.session().isPresent());
        return ofSession ? " of a session" : "";
    }

    private static boolean returnsPort(Method accessor) {
        Class<?> type = accessor.getReturnType();
        return isPort(type) && type != LeadStore.class && type != HostTransactions.class;
    }

    private static boolean isPort(Class<?> type) {
        return type.isInterface() && type.getPackageName().startsWith(PORTS);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(RoutingRecorder.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
