package org.confab.web.photos;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Optional;
import org.confab.core.photos.Photo;
import org.confab.core.photos.Photos;
import org.confab.web.Problem;
import org.confab.web.signin.UserOnly;

/**
 * {@code GET /abs/photos/NAME}: a picture, by the name that a search of the address book tells
 * ([MS-DLX] photoRelPath); for users alone. A name is always the same picture. Address book files,
 * which clients look for here too, are not: 404.
 */
@Path("abs/photos/{name}")
@UserOnly
@RequestScoped
public class PhotoResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Photos photos;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Request request;

  /** The picture: 200, 304 for If-None-Match, or a problem document with 404. */
  @GET
  public Response get(@PathParam("name") String name) {
    return photos
        .named(name)
        .map(this::answer)
        .orElseGet(
            () ->
                new Problem(404, "No such picture", "There is no picture of that name.")
                    .response());
  }

  private Response answer(Photo photo) {
    EntityTag tag = new EntityTag(photo.facts().hash());
    ResponseBuilder answer =
        Optional.ofNullable(request.evaluatePreconditions(tag)).orElseGet(() -> whole(photo));
    return answer
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private static ResponseBuilder whole(Photo photo) {
    return Response.ok(photo.bytes(), photo.facts().kind().mediaType())
        .header(HttpHeaders.CONTENT_LENGTH, photo.facts().size());
  }
}
