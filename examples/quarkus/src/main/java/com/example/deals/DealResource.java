package com.example.deals;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;

/** Routes of the application, beside those of Leadstone. */
@Path("deals")
@Produces(MediaType.TEXT_PLAIN)
public class DealResource {

    private final Deals deals;

    DealResource(Deals deals) {
        this.deals = deals;
    }

    @GET
    public String titles() throws SQLException {
        return String.join("\n", deals.titles());
    }

    @GET
    @Path("{title}")
    public String one(@PathParam("title") String title) throws SQLException {
        if (!deals.titles().contains(title)) {
            throw new NotFoundException("no deal has this title");
        }
        return title;
    }
}
