package org.confab.web.addressfile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import org.confab.web.answer.Answer;
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
  @Told(value = "The address book files that are there", lists = AddressFileAnswer.class)
  public Response list() throws IOException {
    return Answer.ok(
        shelf.list().stream()
            .sorted(Comparator.comparing(AbsFileName::asString))
            .map(
                name ->
                    new AddressFileAnswer(
                        name.asString(), name.day().date(), shelf.path(name).toFile().length()))
            .toList());
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
      gives = MadeFilesAnswer.class)
  public Response generate() throws IOException {
    try {
      return files
          .generate()
          .map(
              pass ->
                  Answer.ok(
                      new MadeFilesAnswer(
                          AbsFileName.full(pass.day(), false).asString(),
                          pass.contacts(),
                          pass.deltas())))
          .orElseGet(
              () ->
                  new Problem(409, "Busy", "The address book files are being made right now.")
                      .response());
    } catch (IllegalArgumentException rules) {
      return new Problem(422, "Rules of numbers", String.valueOf(rules.getMessage())).response();
    }
  }
}
