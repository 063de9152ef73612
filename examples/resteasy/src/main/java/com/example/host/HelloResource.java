package com.example.host;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Routes of a host, in a package of its own. Without the parameter {@code name} two of them fail. */
@Path("host")
@Produces(MediaType.TEXT_PLAIN)
public final class HelloResource {

    @GET
    public String hello() {
        return "hello";
    }

    @GET
    @Path("fault")
    public String fault(@QueryParam("name") String name) {
        return name.strip();
    }

    @GET
    @Path("forbidden")
    public String forbidden(@QueryParam("name") String name) {
        if (name == null) {
            throw new ForbiddenException();
        }
        return name;
    }
}
