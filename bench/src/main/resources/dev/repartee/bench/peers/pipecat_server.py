"""Serves calls by Pipecat over Twilio Media Streams at /ws, with stub services.

The stubs do what those of `bench serve` do: see docs/capacity.md. Everything else is Pipecat as it
comes: its Twilio serializer, FastAPI transport, Silero, turn-taking, sentences and playout.

Prints "ready ADDRESS" when calls may come, answers each line of its input, and ends when that
does.
"""

import asyncio
import gc
import json
import os
import re
import socket
import sys
import threading

import numpy
import uvicorn
from fastapi import FastAPI, WebSocket
from loguru import logger
from pipecat.audio.vad.silero import SileroVADAnalyzer
from pipecat.audio.vad.vad_analyzer import VADParams
from pipecat.frames.frames import (
    LLMContextFrame,
    LLMFullResponseEndFrame,
    LLMFullResponseStartFrame,
    LLMTextFrame,
    TranscriptionFrame,
    TTSAudioRawFrame,
    VADUserStartedSpeakingFrame,
    VADUserStoppedSpeakingFrame,
)
from pipecat.pipeline.pipeline import Pipeline
from pipecat.pipeline.worker import PipelineParams, PipelineWorker
from pipecat.processors.aggregators.llm_context import LLMContext
from pipecat.processors.aggregators.llm_response_universal import (
    LLMContextAggregatorPair,
    LLMUserAggregatorParams,
)
from pipecat.serializers.twilio import TwilioFrameSerializer
from pipecat.services.llm_service import LLMService
from pipecat.services.settings import LLMSettings, STTSettings, TTSSettings
from pipecat.services.stt_service import STTService
from pipecat.services.tts_service import TTSService
from pipecat.transports.websocket.fastapi import FastAPIWebsocketParams, FastAPIWebsocketTransport
from pipecat.turns.user_stop import SpeechTimeoutUserTurnStopStrategy
from pipecat.turns.user_turn_strategies import UserTurnStrategies
from pipecat.utils.time import time_now_iso8601
from pipecat.workers.runner import WorkerRunner

RATE_HZ = 8_000
STOP_SECONDS = 0.2

FINAL_SECONDS = 0.1
HEARD = "tell me more about that"

FIRST_TOKEN_SECONDS = 0.1
TOKEN_SECONDS = 0.01
REPLY = "I can do it for you in May. So is it ok to go on as it is or no?"
TOKENS = re.findall(r"\S+ ?", REPLY)

FIRST_AUDIO_SECONDS = 0.05
CHARACTER_SECONDS = 0.06
PIECE_SECONDS = 0.1
PIECE_EVERY_SECONDS = 0.01
TONE_HZ = 440
TONE_LEVEL = 0.3


def tone():
    """A piece of the tone, 16 bits; it has whole periods, so that it can follow itself."""
    times = numpy.arange(int(PIECE_SECONDS * RATE_HZ)) / RATE_HZ
    return (32767 * TONE_LEVEL * numpy.sin(2 * numpy.pi * TONE_HZ * times)).astype("<i2").tobytes()


PIECE = tone()


async def sleep_until(at_seconds):
    """Waits for a time of the event loop, so that late timers do not add up."""
    await asyncio.sleep(max(0, at_seconds - asyncio.get_running_loop().time()))


class StubEar(STTService):
    """Understands the same words in everything, 100 ms after the end of speech."""

    def __init__(self):
        super().__init__(
            ttfs_p99_latency=1.0, settings=STTSettings(model="stub", language=None)
        )
        self._final = None

    async def run_stt(self, audio):
        yield None

    async def process_frame(self, frame, direction):
        await super().process_frame(frame, direction)
        if isinstance(frame, VADUserStartedSpeakingFrame):
            await self._forget_final()
        elif isinstance(frame, VADUserStoppedSpeakingFrame):
            await self._forget_final()
            self._final = self.create_task(self._say_final())

    async def cleanup(self):
        await self._forget_final()
        await super().cleanup()

    async def _forget_final(self):
        if self._final:
            await self.cancel_task(self._final)
            self._final = None

    async def _say_final(self):
        await asyncio.sleep(FINAL_SECONDS)
        self._final = None
        await self.push_frame(
            TranscriptionFrame(HEARD, "caller", time_now_iso8601(), finalized=True)
        )


class StubModel(LLMService):
    """Says the same 20 tokens to everything: the first after 100 ms, then one every 10 ms."""

    def __init__(self):
        super().__init__(
            settings=LLMSettings(
                model="stub",
                system_instruction=None,
                temperature=None,
                max_tokens=None,
                top_p=None,
                top_k=None,
                frequency_penalty=None,
                presence_penalty=None,
                seed=None,
                filter_incomplete_user_turns=False,
                user_turn_completion_config=None,
            )
        )

    async def process_frame(self, frame, direction):
        await super().process_frame(frame, direction)
        if isinstance(frame, LLMContextFrame):
            await self._reply()
        else:
            await self.push_frame(frame, direction)

    async def _reply(self):
        start = asyncio.get_running_loop().time()
        await self.push_frame(LLMFullResponseStartFrame())
        for index, token in enumerate(TOKENS):
            await sleep_until(start + FIRST_TOKEN_SECONDS + index * TOKEN_SECONDS)
            await self.push_frame(LLMTextFrame(token))
        await self.push_frame(LLMFullResponseEndFrame())


class StubVoice(TTSService):
    """60 ms of tone for each character; the first after 50 ms, then ten times faster than heard."""

    def __init__(self):
        super().__init__(
            sample_rate=RATE_HZ,
            push_start_frame=True,
            push_stop_frames=True,
            settings=TTSSettings(model="stub", voice="stub", language=None),
        )

    async def run_tts(self, text, context_id):
        start = asyncio.get_running_loop().time()
        bytes_left = 2 * int(len(text) * CHARACTER_SECONDS * RATE_HZ)
        pieces = 0
        while bytes_left > 0:
            await sleep_until(start + FIRST_AUDIO_SECONDS + pieces * PIECE_EVERY_SECONDS)
            audio = PIECE[:bytes_left]
            yield TTSAudioRawFrame(audio, RATE_HZ, 1, context_id=context_id)
            bytes_left -= len(audio)
            pieces += 1


def pipeline_of(transport):
    """The pipeline of one call."""
    turns = UserTurnStrategies(stop=[SpeechTimeoutUserTurnStopStrategy(user_speech_timeout=0)])
    user, assistant = LLMContextAggregatorPair(
        LLMContext(),
        user_params=LLMUserAggregatorParams(
            user_turn_strategies=turns,
            vad_analyzer=SileroVADAnalyzer(params=VADParams(stop_secs=STOP_SECONDS)),
        ),
    )
    return Pipeline(
        [
            transport.input(),
            StubEar(),
            user,
            StubModel(),
            StubVoice(),
            transport.output(),
            assistant,
        ]
    )


async def take_call(websocket: WebSocket):
    """Holds a call until its caller hangs up."""
    await websocket.accept()
    message = {}
    while message.get("event") != "start":
        message = json.loads(await websocket.receive_text())
    serializer = TwilioFrameSerializer(
        message["start"]["streamSid"],
        params=TwilioFrameSerializer.InputParams(auto_hang_up=False),
    )
    transport = FastAPIWebsocketTransport(
        websocket,
        FastAPIWebsocketParams(
            audio_in_enabled=True, audio_out_enabled=True, serializer=serializer
        ),
    )
    worker = PipelineWorker(
        pipeline_of(transport),
        params=PipelineParams(audio_in_sample_rate=RATE_HZ, audio_out_sample_rate=RATE_HZ),
        enable_rtvi=False,
        enable_turn_tracking=False,
    )
    runner = WorkerRunner(handle_sigint=False)
    await runner.add_workers(worker)

    @transport.event_handler("on_client_disconnected")
    async def hung_up(transport, client):
        await runner.cancel()

    await runner.run()


def obey():
    """Answers questions as `bench serve` does, and ends the process when there are no more."""
    for question in sys.stdin:
        if question.strip() == "stages":
            answer = []
        else:
            if question.strip() == "live usage":
                gc.collect()
            # Python tells neither what its objects take nor what it allocates and collects.
            answer = {
                "heap_bytes": 0,
                "allocated_bytes": 0,
                "collections": 0,
                "collection_ms": 0,
                "threads": threading.active_count(),
            }
        print(json.dumps(answer), flush=True)
    os._exit(0)


def main():
    logger.remove()
    logger.add(sys.stderr, level="ERROR")
    app = FastAPI()
    app.add_api_websocket_route("/ws", take_call)
    listening = socket.create_server(("127.0.0.1", 0), backlog=512)
    print(f"ready http://localhost:{listening.getsockname()[1]}", flush=True)
    threading.Thread(target=obey, daemon=True).start()
    uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[listening])


if __name__ == "__main__":
    main()
