package stockroom.entry;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes the place of Vert.x in a pipeline: notes what comes. */
final class NotingFramework extends ChannelInboundHandlerAdapter {

    final List<String> heads = new ArrayList<>();
    final StringBuilder bodies = new StringBuilder();
    int ends;

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) {
        if (message instanceof HttpRequest head) {
            heads.add(head.uri());
        }
        if (message instanceof HttpContent content) {
            bodies.append(content.content().toString(StandardCharsets.UTF_8));
        }
        ends += message instanceof LastHttpContent ? 1 : 0;
        ReferenceCountUtil.release(message);
    }
}
