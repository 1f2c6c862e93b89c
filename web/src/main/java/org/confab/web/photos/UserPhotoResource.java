package org.confab.web.photos;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.confab.core.photos.Photo;
import org.confab.core.photos.Photos;
import org.confab.protocol.sip.SipUri;
import org.confab.web.access.AdminApi;
import org.confab.web.access.AuditTrail;
import org.confab.web.answer.Answer;
import org.confab.web.openapi.Told;
import org.confab.web.users.UserPath;

/** {@code /api/users/ADDRESS/photo}: what a user looks like to others. */
@Path("api/users/{address}/photo")
@AdminApi
@RequestScoped
public class UserPhotoResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Photos photos;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private UserPath path;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AuditTrail trail;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  /** What is known of the picture, nothing if there is none: 200, or a problem with 404. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "The picture of a user, if there is one",
      problems = {400, 404},
      gives = PhotoAnswer.class)
  public Response get(@PathParam("address") String address) {
    SipUri user = path.user(address);
    return Answer.ok(PhotoAnswer.of(user, photos.of(user)));
  }

  /**
   * The file, whatever media type it is said to be: 200, or a problem document with 404, 413 if it
   * is too large, or 415 if it is no picture.
   */
  @PUT
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "Gives a user a picture: JPEG, PNG or GIF",
      body = "the octets of the picture",
      problems = {400, 404, 413, 415, 422},
      gives = PhotoAnswer.class)
  public Response set(@PathParam("address") String address, InputStream body) throws IOException {
    byte[] file = body.readNBytes(Photo.MAX_BYTES + 1);
    trail.note(http, "a picture of " + file.length + " bytes");
    SipUri user = path.user(address);
    return Answer.ok(PhotoAnswer.of(user, Optional.of(photos.set(user, file))));
  }

  /** Lets the user look as the directory says: 200 with what is shown now, or 404. */
  @DELETE
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "Takes a picture back",
      problems = {400, 404},
      gives = PhotoAnswer.class)
  public Response reset(@PathParam("address") String address) {
    SipUri user = path.user(address);
    return Answer.ok(PhotoAnswer.of(user, photos.reset(user)));
  }
}
