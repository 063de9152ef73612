package io.leadstone.server.http;

import io.leadstone.adapter.rest.limit.ClientAddress;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Reads the addresses that proxies add to a request, in {@code X-Forwarded-For} or {@code Forwarded} (RFC 7239). Each
 * proxy adds the address of its own client at the end. Therefore only the part behind the last untrusted address is
 * true: a client can send any text before it.
 */
final class ForwardedAddresses {

    /** An element of {@code Forwarded} with the parameter {@code for}. */
    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;]*)");

    private ForwardedAddresses() {}

    /**
     * Returns the last address in the header that is not a trusted proxy. {@code X-Forwarded-For} has priority. If all
     * addresses are trusted, it is the first one. The result is {@code peer} if there is no header. If an address
     * cannot be read, the result is the proxy that added it.
     */
    static InetAddress clientOf(HttpFields headers, InetAddress peer, Predicate<InetAddress> trusted) {
        List<String> hops = headers.contains(HttpHeader.X_FORWARDED_FOR)
                ? elements(headers, HttpHeader.X_FORWARDED_FOR)
                : elements(headers, HttpHeader.FORWARDED).stream()
                        .map(ForwardedAddresses::forParameter)
                        .toList();
        InetAddress client = peer;
        for (int i = hops.size() - 1; i >= 0; i--) {
            Optional<InetAddress> hop = ClientAddress.parse(hops.get(i));
            if (hop.isEmpty()) {
                return client;
            }
            client = hop.get();
            if (!trusted.test(client)) {
                return client;
            }
        }
        return client;
    }

    /** Returns the elements of all fields with this name, in the order of the request. */
    private static List<String> elements(HttpFields headers, HttpHeader name) {
        List<String> elements = new ArrayList<>();
        for (HttpField field : headers.getFields(name)) {
            for (String element : String.valueOf(field.getValue()).split(",", -1)) {
                elements.add(element.strip());
            }
        }
        return elements;
    }

    private static String forParameter(String element) {
        Matcher parameter = FOR.matcher(element);
        return parameter.find() ? parameter.group(1).strip().replace("\"", "") : "";
    }
}
