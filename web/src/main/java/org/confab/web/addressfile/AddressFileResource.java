package org.confab.web.addressfile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import org.confab.ejb.addressfile.DirectoryShelf;
import org.confab.protocol.abs.AbsFileName;
import org.confab.protocol.http.ByteRange;
import org.confab.web.Problem;
import org.confab.web.signin.UserOnly;

/**
 * {@code GET /abs/NAME} ([MS-ABS] 1.3), also under the folders that clients are used to; for users
 * alone. A file that is not there is 404: clients then ask for that of the day before. Parts of a
 * file (Range) and what has not changed (If-None-Match) are told as HTTP has it.
 */
@Path("abs/{path: .+}")
@UserOnly
@RequestScoped
public class AddressFileResource {
  /** What clients put before the name of a file. */
  private static final Pattern FOLDER = Pattern.compile("(?:(?:int/|ext/)?handler/)?");

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private DirectoryShelf shelf;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Request request;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpHeaders headers;

  /** The file. */
  @GET
  @Produces({MediaType.APPLICATION_OCTET_STREAM, Problem.MEDIA_TYPE})
  public Response get(@PathParam("path") String path) {
    int name = path.lastIndexOf('/') + 1;
    return Optional.of(path)
        .filter(any -> FOLDER.matcher(path.substring(0, name)).matches())
        .flatMap(any -> AbsFileName.parse(path.substring(name)))
        .map(shelf::path)
        .map(java.nio.file.Path::toFile)
        .filter(File::isFile)
        .map(this::answer)
        .orElseGet(
            () ->
                new Problem(404, "No such file", "There is no address book file of that name.")
                    .response());
  }

  /** A file is only ever replaced as a whole: its time and length tell one from the other. */
  private Response answer(File file) {
    EntityTag tag =
        new EntityTag(
            Long.toHexString(file.lastModified()) + "-" + Long.toHexString(file.length()));
    Date changed = Date.from(Instant.ofEpochMilli(file.lastModified()));
    ResponseBuilder answer =
        Optional.ofNullable(request.evaluatePreconditions(changed, tag))
            .orElseGet(() -> range(tag).map(part -> part(file, part)).orElseGet(() -> whole(file)));
    return answer
        .tag(tag)
        .lastModified(changed)
        .header("Accept-Ranges", "bytes")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .build();
  }

  /** What part is asked for, if it is one of this file (RFC 9110, 13.1.5). */
  private Optional<String> range(EntityTag tag) {
    String condition = headers.getHeaderString("If-Range");
    boolean same = condition == null || condition.equals('"' + tag.getValue() + '"');
    return Optional.ofNullable(headers.getHeaderString("Range")).filter(any -> same);
  }

  private static ResponseBuilder whole(File file) {
    return bytes(200, file, new ByteRange(0, file.length() - 1));
  }

  private static ResponseBuilder part(File file, String header) {
    Optional<ByteRange> range = ByteRange.parse(header, file.length());
    if (range.isEmpty()) {
      return whole(file);
    }
    ByteRange part = range.get();
    ResponseBuilder answer = part.isThere() ? bytes(206, file, part) : Response.status(416);
    return answer.header("Content-Range", part.contentRange(file.length()));
  }

  private static ResponseBuilder bytes(int status, File file, ByteRange part) {
    return Response.status(status)
        .type(MediaType.APPLICATION_OCTET_STREAM_TYPE)
        .header(HttpHeaders.CONTENT_LENGTH, part.length())
        .entity((StreamingOutput) out -> copy(file, part, out));
  }

  private static void copy(File file, ByteRange part, OutputStream out) throws IOException {
    try (FileChannel in = FileChannel.open(file.toPath());
        WritableByteChannel to = Channels.newChannel(out)) {
      long sent = 0;
      while (sent < part.length()) {
        long now = in.transferTo(part.first() + sent, part.length() - sent, to);
        if (now <= 0) {
          throw new EOFException(file.getName() + " has become shorter");
        }
        sent += now;
      }
    }
  }
}
