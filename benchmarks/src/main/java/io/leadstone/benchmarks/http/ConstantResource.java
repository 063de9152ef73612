package io.leadstone.benchmarks.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A resource that returns constant bytes of the requested size. It uses no credentials, store or JSON. */
@Singleton
@Path("/constant/{size}")
@Produces(MediaType.APPLICATION_JSON)
public final class ConstantResource {

    private final Map<Integer, byte[]> constants = new ConcurrentHashMap<>();

    /** Returns 200 with this number of bytes. */
    @GET
    public byte[] get(@PathParam("size") int size) {
        return constant(size);
    }

    /** Reads the request body and returns 201 with this number of bytes. */
    @POST
    public Response post(@PathParam("size") int size, byte[] body) {
        return Response.status(Response.Status.CREATED).entity(constant(size)).build();
    }

    private byte[] constant(int size) {
        return constants.computeIfAbsent(size, bytes -> {
            byte[] constant = new byte[bytes];
            Arrays.fill(constant, (byte) ' ');
            return constant;
        });
    }
}
