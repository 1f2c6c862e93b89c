/** Autodiscover ([MS-OCDISCWS]) over HTTP. */
@NullMarked
package org.confab.web.autodiscover;

import org.jspecify.annotations.NullMarked;
