package io.tollgate.admin.statements;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A statement on A4. Its fonts are those that every PDF reader has: letters outside Latin-1 show
/// as `#`; the files in CSV and JSON have them all.
final class StatementPdf {
    private StatementPdf() {}

    @CheckedTemplate(basePath = "statements")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance statement(StatementView statement);
    }

    static byte[] write(StatementView statement) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream(64 * 1024);
        try {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.withProducer("Tollgate");
            // Nothing outside the page is ever fetched.
            builder.useUriResolver((base, uri) -> null);
            builder.withHtmlContent(Pages.statement(statement).render(), null);
            builder.toStream(pdf);
            builder.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return pdf.toByteArray();
    }
}
