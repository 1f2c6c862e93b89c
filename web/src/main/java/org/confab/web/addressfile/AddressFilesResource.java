package org.confab.web.addressfile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Comparator;
import org.confab.core.addressfile.AddressBookFiles;
import org.confab.ejb.addressfile.DirectoryShelf;
import org.confab.protocol.abs.AbsFileName;
import org.confab.web.Problem;
import org.confab.web.access.AdminApi;
import org.confab.web.openapi.Told;

/** {@code /api/address-book}: what files there are, and making those of today now. */
@Path("api/address-book")
@AdminApi
@RequestScoped
public class AddressFilesResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AddressBookFiles files;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private DirectoryShelf shelf;

  /** The files by name, with their length in bytes. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "The address book files that are there",
      answer = "[{\"name\":\"F-2d9a.lsabs\",\"date\":\"2026-11-22\",\"bytes\":4096}]")
  public Response list() throws IOException {
    JsonArrayBuilder all = Json.createArrayBuilder();
    shelf.list().stream()
        .sorted(Comparator.comparing(AbsFileName::asString))
        .forEach(
            name ->
                all.add(
                    Json.createObjectBuilder()
                        .add("name", name.asString())
                        .add("date", name.day().date().toString())
                        .add("bytes", shelf.path(name).toFile().length())));
    return Response.ok(all.build().toString()).build();
  }

  /**
   * Makes the files of today: 200 with what was made, 409 while they are being made, 422 with the
   * line of the rules that cannot be.
   */
  @POST
  @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
  @Told(
      value = "Makes the address book files now",
      problems = {409, 422},
      answer = "{\"file\":\"F-2d9a.lsabs\",\"contacts\":9,\"deltas\":3}")
  public Response generate() throws IOException {
    try {
      return files
          .generate()
          .map(
              pass ->
                  Response.ok(
                          Json.createObjectBuilder()
                              .add("file", AbsFileName.full(pass.day(), false).asString())
                              .add("contacts", pass.contacts())
                              .add("deltas", pass.deltas())
                              .build()
                              .toString())
                      .build())
          .orElseGet(
              () ->
                  new Problem(409, "Busy", "The address book files are being made right now.")
                      .response());
    } catch (IllegalArgumentException rules) {
      return new Problem(422, "Rules of numbers", String.valueOf(rules.getMessage())).response();
    }
  }
}
