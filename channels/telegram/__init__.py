"""Telegram: aiogram receives and python-telegram-bot sends."""
